/** The port to the list of documents. Their texts are blobs. */

export type StoredDocument = {
  id: string;
  /** Shared by the versions of one document: the id of its first version. */
  familyId: string;
  /** Counts from 1 in its family. */
  version: number;
  name: string;
  /** sha256 of the file as it was uploaded. */
  sourceSha256: string;
  /** sha256 of the decoded text: UTF-8, line breaks as `\n`, no byte order mark. */
  textSha256: string;
  /** sha256 of the outline of places as JSON: pages, sheets, headings. Null for a text, which has lines only. */
  placesSha256: string | null;
  mediaType: string;
  /** The encoding that was detected, by its WHATWG name. */
  encoding: string;
  /** Size of the uploaded file. */
  bytes: number;
  /** UTF-16 code units of the text. */
  chars: number;
  lines: number;
  /** The longest line, in UTF-16 code units. */
  longestLine: number;
  /** True for the documents that come with the product. */
  sample: boolean;
  /** Sentences for the reader: undecodable bytes replaced, text that addresses an AI. */
  warnings: string[];
  /** Milliseconds since the Unix epoch. */
  createdAt: number;
  /** Null unless removed; a removed document's runs keep their text. */
  deletedAt: number | null;
};

export type DocumentStore = {
  /** Adds a document as the first version of its own family, or gives back the one of the same name and source that is there. */
  add(document: StoredDocument): Promise<StoredDocument>;
  /**
   * Adds a document as the newest version of its family, numbered on from those that are there, whoever else adds one
   * at the same time; or gives back the one of the same name and source that is there, in whatever family.
   */
  addVersion(document: StoredDocument): Promise<StoredDocument>;
  /** Makes a document that has no other versions the newest one of another family. */
  adopt(id: string, familyId: string): Promise<StoredDocument>;
  get(id: string): Promise<StoredDocument | null>;
  /** Every version of a family, oldest first, with removed ones. */
  versions(familyId: string): Promise<StoredDocument[]>;
  /** The newest version of each that is not removed; newest first. */
  list(): Promise<StoredDocument[]>;
  /** Removes or restores; false when there is no such document. */
  setDeleted(id: string, deletedAt: number | null): Promise<boolean>;
};

/** Of each family, the newest version. */
export function newestVersions(documents: readonly StoredDocument[]): StoredDocument[] {
  const newest = new Map<string, number>();
  for (const { familyId, version } of documents)
    newest.set(familyId, Math.max(version, newest.get(familyId) ?? 0));
  return documents.filter(({ familyId, version }) => newest.get(familyId) === version);
}
