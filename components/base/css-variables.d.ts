import "react";

declare module "react" {
  /** Custom properties are part of a style. */
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
