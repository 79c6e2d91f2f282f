/** Who asked. `name` is what others see, `zone` an IANA time zone where the platform tells it. */
export type Caller = { id: string; name: string; locale?: string; zone?: string };

/** Where it was asked. `maySpeak`: the caller may post there for others to read; `direct`: nobody else is there. */
export type Place = { platform: string; channel: string; community?: string; direct: boolean; maySpeak: boolean };
