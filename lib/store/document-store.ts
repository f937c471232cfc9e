/** The port to the list of documents. Their texts are blobs. */

export type StoredDocument = {
  id: string;
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
  /** Adds a document, or gives back the one of the same name and source that is there. */
  add(document: StoredDocument): Promise<StoredDocument>;
  get(id: string): Promise<StoredDocument | null>;
  /** Newest first, without removed ones. */
  list(): Promise<StoredDocument[]>;
  /** Removes or restores; false when there is no such document. */
  setDeleted(id: string, deletedAt: number | null): Promise<boolean>;
};
