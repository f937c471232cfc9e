import { describeBlobStore } from "@/lib/store/blob-store.contract";
import { createMemoryBlobStore } from "@/lib/store/memory-blob-store";

const blobs = createMemoryBlobStore();
describeBlobStore("the memory store", () => blobs);
