/** The number of the unpaid series as it is written everywhere: `0007`. */
export function pendingNumber(number: number): string {
  return String(number).padStart(4, '0');
}
