/** Files whose lines make names known. In a file of data a key is used, not defined: another file keeps its meaning. */
import type { ShownChange, ShownFile } from "@/lib/builtin/trial/shown-change";

const data =
  /\.(?:ya?ml|toml|json5?|jsonc|ini|cfg|conf|lock|csv|xml|html?|less|svg|txt|properties|mod|po|xliff|tmpl|hbs|ejs|mustache)$/i;
const definesSettings = /(?:default|schema|values\.ya?ml$|openapi|swagger)/i;
const aside =
  /(?:^|\/)(?:\.github|\.circleci|\.gitlab|ci|scripts?|tools?|hack|build|contrib|examples?|samples?|demos?|docs?|website|site)\//i;

/** What only surrounds the product: its build, its examples, its own site. */
export function isAside(path: string): boolean {
  return aside.test(path);
}

const build =
  /(?:^|\/)(?:(?:GNU)?[Mm]akefile|[Jj]ustfile|[\w.-]*Dockerfile[\w.-]*|Jenkinsfile|[\w.-]+\.mk)$/;

/** What runs other programs, with their flags. */
export function isBuild(path: string): boolean {
  return build.test(path);
}

/** Code, and data that sets defaults or says what there is; neither tests nor what only surrounds the product. */
export function sourceFiles({ files }: ShownChange): ShownFile[] {
  return files.filter(
    ({ path, isTest }) =>
      !isTest && !aside.test(path) && (!data.test(path) || definesSettings.test(path)),
  );
}
