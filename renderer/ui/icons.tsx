import type { ReactNode } from 'react';

function Icon({ children, size = 20 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** The till's mark: a counter with its customer side. */
export const MarkIcon = () => (
  <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
    <rect width="28" height="28" rx="6" fill="var(--amber)" />
    <path d="M5 12h18v3H5z" fill="var(--brand-deep)" />
    <path d="M7 15h3v7H7zM18 15h3v7h-3z" fill="var(--brand-deep)" />
    <circle cx="14" cy="8" r="2" fill="var(--brand-deep)" />
  </svg>
);
export const SearchIcon = () => (
  <Icon size={22}>
    <circle cx="9" cy="9" r="5.5" />
    <path d="m13.2 13.2 4 4" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M10 4v12M4 10h12" />
  </Icon>
);
export const MinusIcon = () => (
  <Icon>
    <path d="M4 10h12" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);
export const CashIcon = () => (
  <Icon size={24}>
    <rect x="2" y="5" width="16" height="10" rx="1.5" />
    <circle cx="10" cy="10" r="2.3" />
    <path d="M5 10h.01M15 10h.01" />
  </Icon>
);
export const CardIcon = () => (
  <Icon size={24}>
    <rect x="2" y="4.5" width="16" height="11" rx="1.8" />
    <path d="M2 8.5h16M5 12.5h3" />
  </Icon>
);
export const TransferIcon = () => (
  <Icon>
    <path d="M3 7h13M12.5 3.5 16 7l-3.5 3.5M17 13H4M7.5 9.5 4 13l3.5 3.5" />
  </Icon>
);
export const LaterIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4.2l2.8 1.8" />
  </Icon>
);
export const HoldIcon = () => (
  <Icon>
    <path d="M7 5v10M13 5v10" />
  </Icon>
);
export const BinIcon = () => (
  <Icon>
    <path d="M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="m4.5 10.5 3.6 3.6 7.4-8" />
  </Icon>
);
/** A network that reaches out, and one that does not. */
export const NetworkIcon = () => (
  <Icon>
    <path d="M3 8.2a10 10 0 0 1 14 0M5.8 11.4a6 6 0 0 1 8.4 0M10 15.4h.01" />
  </Icon>
);
export const NoNetworkIcon = () => (
  <Icon>
    <path d="M3 8.2a10 10 0 0 1 14 0M5.8 11.4a6 6 0 0 1 8.4 0M10 15.4h.01M3.5 3.5l13 13" />
  </Icon>
);
export const WarnIcon = () => (
  <Icon>
    <path d="M10 3 2.5 16.5h15zM10 8v4M10 14.4h.01" />
  </Icon>
);
