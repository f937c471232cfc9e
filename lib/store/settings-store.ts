/** The port to what people set on the settings page: values by name. Whoever reads one parses it. */

export type SettingsStore = {
  /** Undefined when the setting was never made. */
  get(key: string): Promise<unknown>;
  /** A JSON value. */
  set(key: string, value: unknown): Promise<void>;
  /** Safe when there is no such setting. */
  remove(key: string): Promise<void>;
};
