/** Tables: orders in English, stock in German, shops in Japanese, sections of plan and result, a report with a total. */
import {
  type Asked,
  countBy,
  type Generated,
  generated,
  highest,
  sum,
  unanswerable,
} from "./generated";
import type { Random } from "./random";

type Order = ReturnType<typeof orderRows>[number];

function orderRows(random: Random) {
  return Array.from({ length: 400 }, (_, index) => ({
    id: `ORD-${1000 + index}`,
    date: `2023-${String(random.between(1, 12)).padStart(2, "0")}-${String(random.between(1, 28)).padStart(2, "0")}`,
    region: random.pick(["North", "South", "East", "West"]),
    product: random.pick(["Lamp", "Desk", "Chair", "Office Cabinet", "Shelf"]),
    quantity: random.between(1, 20),
    price: random.between(500, 90_000) / 100,
    status: random.pick(["shipped", "pending", "cancelled"]),
  }));
}

export function orders(random: Random): Generated {
  const rows = orderRows(random);
  const lines = rows.map(({ id, date, region, product, quantity, price, status }) =>
    [id, date, region, product, quantity, price.toFixed(2), status].join(","),
  );
  const text = `order_id,order_date,region,product,quantity,unit_price,status\n${lines.join("\n")}\n`;
  return generated("orders-2023.csv", text, [
    ...orderCounts(rows),
    ...orderValues(rows),
    unanswerable("How many orders came from the Central region?"),
    unanswerable("How many orders were returned?"),
    unanswerable("Which customer placed the most orders?"),
    unanswerable("What was the total profit?"),
    unanswerable("Why did orders fall in the summer?"),
    unanswerable("How many large orders were shipped?"),
    unanswerable("Is the business doing well?"),
  ]);
}

function orderCounts(rows: readonly Order[]): Asked[] {
  const counted = (question: string, isMeant: (row: Order) => boolean): Asked => [
    question,
    "count",
    rows.filter(isMeant).length,
    "exact",
  ];
  return [
    counted("How many orders are there in total?", () => true),
    counted("How many orders were shipped?", ({ status }) => status === "shipped"),
    counted(
      "How many orders from the North region have the status cancelled?",
      ({ region, status }) => region === "North" && status === "cancelled",
    ),
    counted("How many orders were placed in March 2023?", ({ date }) => date.startsWith("2023-03")),
    counted("How many orders have a quantity of more than 15?", ({ quantity }) => quantity > 15),
    counted(
      "How many orders for an Office Cabinet were not cancelled?",
      ({ product, status }) => product === "Office Cabinet" && status !== "cancelled",
    ),
    counted(
      "How many orders of Lamps were placed between 2023-04-01 and 2023-06-30?",
      ({ product, date }) => product === "Lamp" && date >= "2023-04-01" && date <= "2023-06-30",
    ),
    ["How many different products are there?", "count", 5, "exact"],
  ];
}

function orderValues(rows: readonly Order[]): Asked[] {
  const regions = ["East", "North", "South", "West"];
  const quantityOf = (region: string) =>
    sum(rows.filter((row) => row.region === region).map(({ quantity }) => quantity));
  const [topProduct, topCount] = highest(countBy(rows, ({ product }) => product));
  const [topRegion, topQuantity] = highest(
    new Map(regions.map((region) => [region, quantityOf(region)])),
  );
  const prices = rows.map(({ price }) => price);
  const pending = rows.filter(({ status }) => status === "pending").length;
  const [first] = rows.slice(17);
  if (first === undefined) throw new Error("The table is too short.");
  return [
    [
      "What is the total quantity of all orders in the East region?",
      "sum",
      quantityOf("East"),
      "number",
    ],
    [
      "What is the average unit price, to two decimals?",
      "avg",
      sum(prices) / rows.length,
      "number",
      0.006,
    ],
    [
      "Which product appears in the most orders, and how many?",
      "max",
      { product: topProduct, orders: topCount },
      "fields",
    ],
    [
      "Which region has the highest total quantity, and how much?",
      "max",
      { region: topRegion, quantity: topQuantity },
      "fields",
    ],
    ["What is the highest unit price?", "max", Math.max(...prices), "number"],
    [`What is the quantity of order ${first.id}?`, "lookup", first.quantity, "number"],
    [`Which product was ordered in ${first.id}?`, "lookup", first.product, "exact"],
    ["List the distinct regions.", "list", regions, "set"],
    [
      "What percentage of orders were pending?",
      "share",
      (100 * pending) / rows.length,
      "number",
      0.01,
    ],
  ];
}

export function stock(random: Random): Generated {
  const rows = Array.from({ length: 90 }, (_, index) => ({
    number: `A${200 + index}`,
    group: random.pick(["Werkzeug", "Elektro", "Garten"]),
    place: random.pick(["Hamburg", "München", "Köln"]),
    amount: random.between(0, 400),
    price: random.between(100, 250_000) / 100,
  }));
  const comma = (value: number) =>
    value
      .toFixed(2)
      .replace(".", ",")
      .replace(/\B(?=(\d{3})+,)/g, ".");
  const text = `Artikelnummer;Warengruppe;Lager;Bestand;Preis\n${rows.map((row) => `${row.number};${row.group};${row.place};${row.amount};${comma(row.price)}`).join("\n")}\n`;
  const [topGroup, topCount] = highest(countBy(rows, (row) => row.group));
  return generated("lagerbestand.csv", text, [
    [
      "Wie viele Zeilen haben die Warengruppe Garten?",
      "count",
      rows.filter((row) => row.group === "Garten").length,
      "exact",
    ],
    [
      "Wie hoch ist der durchschnittliche Preis der Warengruppe Elektro?",
      "avg",
      sum(rows.filter((row) => row.group === "Elektro").map((row) => row.price)) /
        rows.filter((row) => row.group === "Elektro").length,
      "number",
      0.01,
    ],
    [
      "Was ist die Summe des Bestands in Köln?",
      "sum",
      sum(rows.filter((row) => row.place === "Köln").map((row) => row.amount)),
      "number",
    ],
    [
      "Welche Warengruppe hat die meisten Einträge, und wie viele?",
      "max",
      { group: topGroup, rows: topCount },
      "fields",
    ],
    ["Wie viele verschiedene Lager gibt es?", "count", 3, "exact"],
    ["Was ist der höchste Preis?", "max", Math.max(...rows.map((row) => row.price)), "number"],
    unanswerable("Wie viele Artikel wurden verkauft?"),
    unanswerable("Welcher Lieferant ist am teuersten?"),
    unanswerable("Wie viele Zeilen haben die Warengruppe Spielzeug?"),
  ]);
}

export function shops(random: Random): Generated {
  const rows = Array.from({ length: 120 }, (_, index) => ({
    id: index + 1,
    shop: random.pick(["渋谷店", "新宿店", "横浜店", "大阪店"]),
    item: random.pick(["りんご", "みかん", "ぶどう"]),
    sales: random.between(1000, 90_000),
    count: random.between(1, 60),
  }));
  const text = `番号,店舗,商品,売上金額,個数\n${rows.map((row) => `${row.id},${row.shop},${row.item},${row.sales},${row.count}`).join("\n")}\n`;
  const [topShop] = highest(
    new Map(
      ["渋谷店", "新宿店", "横浜店", "大阪店"].map((shop) => [
        shop,
        sum(rows.filter((row) => row.shop === shop).map((row) => row.sales)),
      ]),
    ),
  );
  return generated("売上.csv", text, [
    [
      "渋谷店の売上金額の合計はいくらですか。",
      "sum",
      sum(rows.filter((row) => row.shop === "渋谷店").map((row) => row.sales)),
      "number",
    ],
    [
      "商品がみかんの行は何件ありますか。",
      "count",
      rows.filter((row) => row.item === "みかん").length,
      "exact",
    ],
    [
      "売上金額の最大値はいくらですか。",
      "max",
      Math.max(...rows.map((row) => row.sales)),
      "number",
    ],
    ["売上金額の合計が最も高い店舗はどこですか。", "max", topShop, "exact"],
    [
      "大阪店の個数の平均はいくつですか。",
      "avg",
      sum(rows.filter((row) => row.shop === "大阪店").map((row) => row.count)) /
        rows.filter((row) => row.shop === "大阪店").length,
      "number",
      0.01,
    ],
    ["店舗は何種類ありますか。", "count", 4, "exact"],
    unanswerable("京都店の売上金額の合計はいくらですか。"),
    unanswerable("売上が伸びた理由は何ですか。"),
    unanswerable("利益の合計はいくらですか。"),
  ]);
}

export function planAndResult(random: Random): Generated {
  const sectors = ["Education", "Health", "Transport", "Total"] as const;
  const years = [2016, 2017, 2018, 2019, 2020, 2021];
  const make = () =>
    years.flatMap((year) => {
      const parts = sectors.slice(0, 3).map((sector) => ({
        sector: String(sector),
        year,
        value: random.between(10_000, 90_000) / 10,
      }));
      return [...parts, { sector: "Total", year, value: sum(parts.map(({ value }) => value)) }];
    });
  const [plan, actual] = [make(), make()];
  const block = (rows: typeof plan) =>
    rows.map((row) => `${row.sector}\t${row.year}\t${row.value.toFixed(1)}`).join("\n");
  const text = `PLANNED SPENDING, millions of euros\nsector\tfiscal_year\tamount\n${block(plan)}\n\nREALISED SPENDING, millions of euros\nsector\tfiscal_year\tamount\n${block(actual)}\n`;
  const of = (rows: typeof plan, sector: string, from: number, to: number) =>
    rows
      .filter((row) => row.sector === sector && row.year >= from && row.year <= to)
      .map((row) => row.value);
  return generated("spending.txt", text, [
    [
      "What was the realised Health spending in fiscal year 2018, in millions of euros?",
      "lookup",
      of(actual, "Health", 2018, 2018)[0],
      "number",
    ],
    [
      "What was the planned total spending in fiscal year 2020?",
      "lookup",
      of(plan, "Total", 2020, 2020)[0],
      "number",
    ],
    [
      "What is the sum of realised Transport spending for fiscal years 2017 to 2020 inclusive?",
      "sum",
      sum(of(actual, "Transport", 2017, 2020)),
      "number",
      0.01,
    ],
    [
      "What is the average realised total spending over fiscal years 2016 to 2021 (one decimal)?",
      "avg",
      sum(of(actual, "Total", 2016, 2021)) / 6,
      "number",
      0.06,
    ],
    [
      "In which fiscal year was the realised Education spending highest?",
      "max",
      String(
        actual.filter((row) => row.sector === "Education").sort((a, b) => b.value - a.value)[0]
          ?.year,
      ),
      "exact",
    ],
    unanswerable("What was the Health spending in fiscal year 2018?"),
    unanswerable("What was the realised Defence spending in fiscal year 2018?"),
    unanswerable("What was the realised Health spending in fiscal year 2035?"),
    unanswerable(
      "What was the realised Health spending in fiscal year 2018, in billions of dollars?",
    ),
  ]);
}

export function reportWithTotal(random: Random): Generated {
  const rows = ["Berlin", "Paris", "Madrid", "Rome", "Vienna"].map((city) => ({
    city,
    visitors: random.between(1000, 9000),
    staff: random.between(10, 99),
  }));
  const stated = sum(rows.map((row) => row.visitors)) + 100;
  const text = `# Annual report\n\nOur offices had a good year. The table shows each of them.\n\n| City | Visitors | Staff |\n|---|---:|---:|\n${rows.map((row) => `| ${row.city} | ${row.visitors} | ${row.staff} |`).join("\n")}\n| Total | ${stated} | ${sum(rows.map((row) => row.staff))} |\n\nAll figures were checked twice.\n`;
  const best = [...rows].sort((a, b) => b.visitors - a.visitors)[0];
  return generated("annual-report.md", text, [
    [
      "What is the sum of visitors over all cities?",
      "sum",
      sum(rows.map((row) => row.visitors)),
      "number",
    ],
    ["Which city has the most visitors?", "max", best?.city, "exact"],
    ["How many staff are there in Madrid?", "lookup", rows[2]?.staff, "number"],
    unanswerable("How many visitors are there in Lisbon?"),
    unanswerable("Which office should be closed?"),
  ]);
}
