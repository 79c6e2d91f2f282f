/** Who asked. `name` is what others see, `zone` an IANA time zone where the platform tells it. */
export type Caller = {
  id: string;
  name: string;
  locale?: string;
  zone?: string;
  /** Ids of the roles the caller has in the community. */
  roles?: readonly string[];
};

/** Where it was asked. `maySpeak`: the caller may post there for others to read; `direct`: nobody else is there. */
export type Place = { platform: string; channel: string; community?: string; direct: boolean; maySpeak: boolean };

/** What the caller and the bot may do in a channel. */
export type Access = {
  /** The platform lets the caller manage the channel, or all of the community. */
  manages: boolean;
  /** What keeps the bot from posting there and how to mend it, as a whole sentence; undefined where nothing does. */
  obstacle?: string;
};

/** What the platform can tell of the one who asked; each is looked up only when it is wanted. */
export type Enquiries = {
  access(channel: string): Promise<Access>;
  /** The caller's IANA time zone. */
  zone?(): Promise<string | undefined>;
};

/** A channel that a question names. */
export type NamedChannel = { id: string; name: string };
