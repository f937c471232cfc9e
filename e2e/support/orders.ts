/** A table that is small enough to check by hand and long enough to need code. */
const regions = ["west", "north", "south", "east"] as const;

export const orders = Array.from({ length: 240 }, (_, index) => ({
  order: 1_001 + index,
  region: regions[index % regions.length] ?? "",
  units: ((index * 7) % 23) + 1,
}));

export const ordersCsv = `order,region,units\n${orders
  .map(({ order, region, units }) => `${order},${region},${units}\n`)
  .join("")}`;

export const northUnits = orders
  .filter(({ region }) => region === "north")
  .reduce((sum, { units }) => sum + units, 0);
