export async function benchDigests(): Promise<void> {}
