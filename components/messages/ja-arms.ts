import type { Messages } from "./en";

const n = (text: string) => ({ one: text, other: text });

export const jaArms: Messages["arms"] = {
  link: "法廷と比較対象",
  title: "法廷と比較対象",
  lead: "同じ案件を、法廷、プロンプト 1 回、5 票のそれぞれで判断した結果です。",
  way: "判断の方法",
  cases: "案件",
  notices: "通知あり",
  accepted: "担当者が承認",
  likeCourt: "法廷と同じ",
  tokens: "トークン",
  cost: "費用",
  time: "1 件の時間",
  unknown: "不明",
  noDecision: "まだ誰も決めていません",
  share: "{of} 件中 {n} 件",
  interval: "95 % 区間 {low}〜{high}",
  overlap: "区間が重なっています。この件数では優劣は言えません。",
  apart: "区間は重なっていません。",
  compared: n("審理した {of} 件のうち、すべての方法で判断したのは {n} 件です。"),
  none: "法廷以外で判断した案件はまだありません。",
  noneNote:
    "新しい案件をプロンプト 1 回と 5 票でも判断させます。設定のモデルを呼び出します。案件一覧と通知は変わりません。",
  compare: "新しい {n} 件をすべての方法で判断する",
  comparing: n("{n} 件を実行しています。"),
};
