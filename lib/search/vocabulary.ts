/**
 * Collects the distinct terms of a document while its index is built: a hash table with open addressing over typed
 * arrays, because a JavaScript Map of strings takes ten times as long and as much memory.
 */

/** Units of a word beyond these are not looked at. */
export const maxTermUnits = 40;

/**
 * More distinct terms are not numbered, and so not found. A text in any language stays far below; without a limit,
 * a file of random characters would take gigabytes.
 */
const maxTerms = 6_000_000;

const hashSeed = 2_166_136_261;
const hashFactor = 16_777_619;

export class Vocabulary {
  /** Terms so far; ids are 0 … count − 1, in the order of first appearance. */
  count = 0;
  #slots = new Int32Array(1 << 16).fill(-1);
  #hashes = new Uint32Array(1 << 14);
  #offsets = new Uint32Array((1 << 14) + 1);
  #signatures = new Uint32Array(1 << 14);
  #pool = new Uint16Array(1 << 17);

  /** The id of the term units[from..to), new or known; -1 when it is new and the vocabulary is full. */
  idOf(units: Uint16Array, from: number, to: number, isGram: boolean): number {
    let hash = hashSeed;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (units[at] ?? 0), hashFactor);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = this.#slots[slot] ?? -1;
      if (id < 0 && this.count === maxTerms) return -1;
      if (id < 0) return this.#add(units, from, to, hash, slot, isGram);
      if (this.#hashes[id] === hash && this.#holds(id, units, from, to)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** The arrays that the index keeps, cut to their size. */
  finish(): { offsets: Uint32Array; signatures: Uint32Array; pool: Uint16Array } {
    return {
      offsets: this.#offsets.subarray(0, this.count + 1),
      signatures: this.#signatures.subarray(0, this.count),
      pool: this.#pool.subarray(0, this.#offsets[this.count]),
    };
  }

  #holds(id: number, units: Uint16Array, from: number, to: number): boolean {
    const offset = this.#offsets[id] ?? 0;
    if ((this.#offsets[id + 1] ?? 0) - offset !== to - from) return false;
    for (let at = from; at < to; at += 1) {
      if (this.#pool[offset + at - from] !== units[at]) return false;
    }
    return true;
  }

  #add(
    units: Uint16Array,
    from: number,
    to: number,
    hash: number,
    slot: number,
    isGram: boolean,
  ): number {
    const id = this.count;
    const offset = this.#offsets[id] ?? 0;
    this.#reserve(id + 1, offset + to - from);
    this.#pool.set(units.subarray(from, to), offset);
    this.#offsets[id + 1] = offset + to - from;
    this.#hashes[id] = hash;
    this.#signatures[id] = isGram ? 0 : signatureOf(units, from, to);
    this.#slots[slot] = id;
    this.count = id + 1;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #reserve(terms: number, poolUnits: number): void {
    if (terms > this.#hashes.length) {
      this.#hashes = grow(this.#hashes, terms * 2);
      this.#signatures = grow(this.#signatures, terms * 2);
      this.#offsets = grow(this.#offsets, terms * 2 + 1);
    }
    if (poolUnits > this.#pool.length) {
      const larger = new Uint16Array(poolUnits * 2);
      larger.set(this.#pool);
      this.#pool = larger;
    }
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.count; id += 1) {
      let slot = (this.#hashes[id] ?? 0) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

function grow(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
}

/**
 * One bit for each kind of unit that a word holds. A word within k edits lacks at most k of them, which rules out
 * most of a vocabulary without comparing letters. Never 0: that marks a gram of an unspaced script.
 */
export function signatureOf(units: Uint16Array, from: number, to: number): number {
  let signature = 0;
  for (let at = from; at < to; at += 1) signature |= 1 << ((units[at] ?? 0) & 31);
  return signature >>> 0;
}
