import type { ReasonKey } from "./english";

export const german: Readonly<Record<ReasonKey, string>> = {
  unknownKind:
    "Diese Frage ist von keiner Art, die die eingebauten Regeln sicher beantworten. Sie zählen und zitieren Wortlaute, zitieren nummerierte Abschnitte und Vertragsklauseln und rechnen über Tabellen, Protokolle und beschriftete Zeilen. Zum Beispiel: {examples}",
  unexplained:
    "Ich kann nicht sicher sagen, was {words} hier verlangt; eine Antwort ohne das könnte falsch sein. Lassen Sie es weg, oder setzen Sie den genauen Wortlaut des Textes in Anführungszeichen.",
  unexplainedColumns:
    "Für {words} finde ich weder eine Spalte noch einen Wert. Spalten: {columns}. Fragen Sie mit diesen Namen, zum Beispiel: „{example}“",
  cannotRead: "{name} enthält keinen lesbaren Text.",
  noResult: "Meine Prüfungen führten bei diesem Text zu keinem eindeutigen Ergebnis.",
  cellFailed:
    "Eine meiner Zellen scheiterte an diesem Text, deshalb kann ich für keine Antwort einstehen.",
  refused: "Ich gebe keine Antwort, die die Prüfung zurückweist: {objection}",
  endedEarly: "Der Lauf endete, bevor meine Prüfungen fertig waren.",
  severalAsked: "Die Frage verlangt mehrere Werte auf einmal. Fragen Sie nach einem.",
  unitUnknown: "Der Text sagt nicht, dass seine Werte {unit} sind. Lassen Sie die Einheit weg.",
  dateColumn: "Es ist nicht klar, welche Spalte „{text}“ meint. Nennen Sie die Spalte: {columns}.",
  comparedColumn:
    "Es ist nicht klar, welche Spalte in „{text}“ verglichen wird. Nennen Sie die Spalte: {columns}.",
  rangeEnds:
    "Sagen Sie bei „{text}“, welche Spalte gemeint ist und ob beide Enden zählen (einschließlich).",
  severalSpans:
    "Die Frage nennt mehrere Spannen einer Spalte. Fragen Sie nach einer, oder nach einer von … bis ….",
  severalColumnsHold:
    "„{value}“ steht in mehreren Spalten ({columns}). Sagen Sie, welche gemeint ist.",
  spellings: "Der Text schreibt {values}. Sagen Sie, ob alle gemeint sind.",
  comparedUnclear:
    "Die Frage nennt mehrere Spalten, und es ist nicht klar, welche verglichen werden soll: {columns}. Nennen Sie eine.",
  twoGroupings:
    "Die Frage nennt einen Zeitraum und eine Spalte zum Gruppieren. Fragen Sie nach einem davon.",
  secondUnclear:
    "Die Frage verlangt zweierlei, und eines davon ist nicht klar. Fragen Sie nach einem.",
  nothingCompared:
    "Die Frage sagt nicht, was verglichen werden soll. Nennen Sie die Spalte: {columns}.",
  noOwner:
    "Die Frage nennt nicht die Spalte, die sagt, wessen Wert es ist. Nennen Sie sie: {columns}.",
  extremeGroups:
    "Es ist nicht klar, über welche Gruppen das gelten soll. Nennen Sie die Spalte zum Gruppieren: {columns}.",
  shareOfSum: "Ich verstehe nur Anteile von Datensätzen, keine Anteile einer Summe.",
  shareUnclear:
    "Es ist nicht klar, was ein Anteil wovon ist. Fragen Sie: Wie viel Prozent der … sind …?",
  whichValues: "Es ist nicht klar, welche Spalte gemeint ist. Nennen Sie die Spalte: {columns}.",
  severalMeasures: "Die Frage nennt mehrere Zahlenspalten: {columns}. Nennen Sie eine.",
  noMeasure:
    "Die Frage nennt nicht die Spalte, mit der gerechnet werden soll. Nennen Sie die Spalte: {columns}.",
  notNumeric:
    "„{column}“ ist keine Zahlenspalte, also lässt sich damit nicht rechnen. Zahlenspalten: {columns}.",
  isState:
    "„{column}“ ist ein Stand je Zeile, und Stände lassen sich nicht addieren. Fragen Sie nach dem Stand an einem Tag oder nach einer anderen Spalte: {columns}.",
  nothingCounted:
    "Es ist nicht klar, was gezählt werden soll. Nennen Sie eine Spalte ({columns}) oder fragen Sie nach Zeilen.",
  mayNumber:
    "„{column}“ nummeriert vielleicht die Datensätze. Sagen Sie, ob gezählt oder addiert werden soll.",
  repeats:
    "„{column}“ wiederholt sich. Sagen Sie, ob die verschiedenen Werte oder die Datensätze zu zählen sind.",
  severalColumns:
    "Die Frage verlangt mehrere Spalten auf einmal: {columns}. Fragen Sie nach einer.",
  noRecord:
    "Die Frage wählt keinen einzelnen Datensatz aus. Nennen Sie einen Wert, der nur in einer Zeile steht; Spalten: {columns}.",
  severalTables: "Die Frage passt auf mehrere Tabellen des Textes. Nennen Sie eine: {tables}.",
  skipped:
    "{count} Zeilen haben nicht die Form der anderen; ein berechneter Wert ginge nicht über den ganzen Text.",
  midnight: "Die Zeit von {from} bis {to} geht über Mitternacht. Nennen Sie auch die Tage.",
  noTimes:
    "Die Datensätze haben keine einzelne Spalte mit Uhrzeiten, also lässt sich „{text}“ nicht anwenden.",
  differenceSides:
    "Die Frage nennt nicht zwei Werte einer Spalte zum Vergleichen. Spalten: {columns}.",
  differenceMeasure:
    "Es ist nicht klar, was zwischen {first} und {second} verglichen wird. Nennen Sie die Spalte: {columns}.",
  noOrder:
    "Die Datensätze haben keine einzelne Zeitspalte, also gibt es keinen ersten oder letzten.",
  oneSumsUp: "Eine Zeile fasst die anderen zusammen, daher ist nicht klar, ob sie zählt.",
  someSumUp: "Einige Zeilen fassen andere zusammen.",
  valuesSumUp: "Einige Werte fassen andere zusammen.",
  nothingShared: "Es gibt nichts, wovon ein Anteil zu bilden wäre.",
  countsDiffer: "Die Anzahlen ergeben zusammen nicht die Zahl der Zeilen.",
  tooMany:
    "{count} Werte sind zu viele für eine Liste. Fragen Sie nach den höchsten oder nach ihrer Anzahl.",
  notNumbers: "{count} Felder von „{column}“ sind keine Zahlen, zum Beispiel {example}.",
  noRowFits: "Keine Zeile passt zur Frage.",
  equalGroups: "{first} und {second} sind gleich mit {value}.",
  severalHave: "Mehrere haben {value}: {names}.",
  negative:
    "Einige Werte sind negativ, daher ist nicht klar, welcher der größte ist. Fragen Sie nach dem höchsten oder niedrigsten Wert.",
  labelsRepeat:
    "Bezeichnungen wiederholen sich. Sagen Sie, ob einzelne Zeilen oder ihre Summen gemeint sind.",
  winnersDiffer:
    "Einzelne Zeilen und Summen von Zeilen ergeben Verschiedenes ({row} und {sum}). Sagen Sie, was gemeint ist.",
  lookupDiffers:
    "{count} Zeilen passen zur Frage und sagen Verschiedenes: {found}. Nennen Sie eine davon.",
  fieldEmpty: "Das Feld ist leer.",
  placeholders:
    "{count} Felder von „{column}“ enthalten {value}, was für einen fehlenden Wert stehen kann. Sagen Sie, ob sie zählen.",
  emptyFields: "{count} Felder von „{column}“ sind leer. Sagen Sie, ob sie als 0 zählen.",
  partsLack:
    "{count} Teile nennen kein „{column}“: {names}. Ein Wert über alle lässt sich daher nicht geben.",
  statedTwice: "{names} nennt „{column}“ mehr als einmal.",
  perGroup:
    "Mehrere Zeilen haben dasselbe {column}; ein Durchschnitt je {column} kann über Zeilen oder über ihre Summen gehen. Sagen Sie, was gemeint ist.",
  kindsMixed: "Summen verschiedener Art würden vermischt: {kinds}.",
  hiddenTotal: "„{label}“ ist vielleicht die Summe der anderen.",
  undated: "{count} Zeilen haben kein lesbares Datum.",
  severalDays:
    "Diese Uhrzeiten kommen an mehreren Tagen vor ({days}). Nennen Sie den Tag, oder fragen Sie nach allen Tagen.",
  severalYears: "Dieser Tag kommt in mehreren Jahren vor ({years}). Nennen Sie das Jahr.",
  exactBound: "{count} Datensätze fallen genau auf {time}. Sagen Sie, ob sie zählen.",
  unordered:
    "Die Datensätze stehen nicht in der Reihenfolge ihrer Zeiten, daher ist der erste oder letzte nicht sicher.",
  notSo: "Das ist nicht so: {first}: {a}, {second}: {b}.",
  severalRows: "{name} hat {count} Zeilen. Sagen Sie, ob Summe oder Durchschnitt gemeint ist.",
  rankTied: "Die Plätze sind geteilt: {names} haben {value}.",
  tooFew: "Es gibt nur {count}.",
  ambiguousWording:
    "Es kommt darauf an, wie „{wording}“ gemeint ist: {ways}. Sagen Sie es in der Frage.",
  ambiguousParts:
    "Es kommt darauf an, wie der Wortlaut gemeint ist: {ways}. Sagen Sie es in der Frage.",
  waysDisagree: "Zwei Arten zu suchen ergeben Verschiedenes, daher traue ich dem Ergebnis nicht.",
  severalMost: "Mehrere haben die meisten, {count}.",
  outsideParts: "Von {total} Stellen liegen nur {inside} in den Teilen.",
  noParts:
    "Die Frage sagt nicht, welche Teile des Textes gemeint sind. Nennen Sie sie: Abschnitte, Kapitel, Verträge, Berichte …",
  severalCounts: "Die Frage verlangt mehrere Zählungen. Fragen Sie nach einer.",
  noHeadings:
    "Ich finde keine Überschriften, die von 1 an durchnummeriert sind ({part}), und kann die Teile des Textes nicht trennen.",
  severalHeadings:
    "Der Text hat mehrere Arten nummerierter Überschriften ({found}), und ich kann nicht sagen, welche gemeint sind.",
  headingsClaim: "Ich finde {count} Überschriften wie „{first}“, angegeben sind aber {stated}.",
  contents:
    "Unter {copies} von {count} Überschriften steht kein Text; sie sind vielleicht ein Inhaltsverzeichnis.",
  equallyLong: "Mehrere Teile sind gleich lang.",
  dependsOnUnit:
    "Es kommt darauf an, was gezählt wird: {winners}. Nennen Sie Wörter, Zeichen oder Zeilen.",
  namedParts: "{count} Überschriften tragen den Namen „{name}“.",
  noProvisions: "Ich finde keine Überschriften nummerierter Bestimmungen ({part}).",
  bearNumber: "{count} Bestimmungen tragen diese Nummer.",
  paragraphs: "Sie hat {count} Absätze.",
  noProvisionText: "Unter der Überschrift steht kein Text.",
  noClause: "Gesucht habe ich {clause}; kein Satz hat alle Wörter einer solchen Klausel.{near}",
  severalClauses:
    "Gesucht habe ich {clause}; {count} Sätze können gemeint sein: {found}. Nennen Sie den Abschnitt oder ein Wort, das nur einer davon enthält.",
  clauseCut: "Der Satz für {clause} ist durch eine Seite oder Liste zerteilt: {found}.",
  clauseMerged: "Der Satz für {clause} lässt sich von seiner Umgebung nicht trennen.",
  clauseItem:
    "Was {clause} sein kann, ist nur ein Punkt von mehreren: {found}. Zitieren Sie den Abschnitt.",
  clauseAmended: "Eine spätere Stelle des Textes ändert diese Klausel: {found}.",
  clauseValues: "Der Satz für {clause} enthält {count} mögliche Werte: {found}",
  clauseQuoteOnly:
    "Für {clause} kann ich nur den Satz geben, keinen einzelnen Wert. Fragen Sie: Zitiere {clause}.",
  fieldDiffers:
    "Der Text nennt es {count}-mal, als {values}. Nennen Sie den Teil, der gemeint ist.",
  fieldPassage: "Der Wert ist eine ganze Passage.",
  fieldNoDate: "Der Wert ist kein Datum.",
  fieldNoNumber: "Der Wert ist keine Zahl.",
  noField:
    "Gesucht habe ich eine Zeile oder einen Satz, der „{words}“ angibt; es gibt keinen.{near}",
  sentencesHold:
    "{count} Sätze enthalten alle Wörter der Frage: {found}. Ergänzen Sie ein Wort, das nur einer davon enthält.",
  noSentence: "Kein Satz enthält alle Wörter der Frage ({words}).{near}",
  sentenceValues: "Der Satz enthält {count} Werte dieser Art: {found}",
  sentenceMore: "Der einzige mögliche Satz sagt viel mehr, als gefragt ist: {found}",
  sentenceLong: "Der einzige mögliche Satz ist zu lang, um sicher zu sein: {found}",
  sentenceOrder:
    "Ein Satz enthält die Wörter der Frage in anderer Folge und sagt vielleicht etwas anderes: {found}",
  sentenceHedged:
    "Was es angeben kann, gilt nur bedingt, ist ein Vorschlag oder Beispiel, oder verneint es: {found}",
  valueOtherwise: "Andere Stellen des Textes sagen vielleicht etwas anderes: {found}.",
  nearest: " Am nächsten: {found}.",
  severalDocuments:
    "Nicht jedes Dokument gibt für sich eine Antwort: {found}. Nennen Sie in der Frage ein Dokument.",
  twoDocuments:
    "Änderungen lassen sich zwischen zwei Dokumenten auflisten; es sind {count}. Fragen Sie mit zweien davon.",
  tooManyChanges:
    "{count} Zeilen unterscheiden sich, nur {share} % sind gleich; eine Liste hilft da nicht. Fragen Sie nach einem Abschnitt oder Wortlaut.",
  notComparable: "Die Antworten der Dokumente sind keine Werte einer Art: {found}.",
  noDifference: "Die beiden Dokumente haben denselben Text.",
};
