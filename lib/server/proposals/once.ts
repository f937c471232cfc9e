/** Reads the same thing once; for as long as it need not be newer. */
export function once<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const name = JSON.stringify(key);
    const found = known.get(name) ?? read(key);
    known.set(name, found);
    return found;
  };
}
