type Write = (fields: Record<string, unknown>, message: string) => void;

/** What is told to operators. Neither secrets nor what people asked go in here. */
export type Log = { debug: Write; info: Write; warn: Write; error: Write };
