import './zod-without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBridge } from './bridge/create-bridge.ts';
import { BridgeProvider } from './bridge/bridge-provider.tsx';
import { App } from './shell/app.tsx';
import { refuseDrops } from './input/refuse-drops.ts';
import { setUpLanguages } from './i18n/set-up.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import './styles/tokens.css';
import './styles/base.css';

setUpLanguages();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <BridgeProvider bridge={createBridge(window)}>
        <App />
      </BridgeProvider>
    </ErrorBoundary>
  </StrictMode>,
);

refuseDrops(window);
