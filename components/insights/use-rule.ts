"use client";

import { useMutation } from "@tanstack/react-query";
import { changeRepository, getRepository } from "@/components/api/repositories-api";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CourtRules } from "@/lib/trace/court-rules";

export type Repository = { id: string; name: string };

/** Votes that a case needs, or a juror who is left out. */
type Wish = { seats: number } & ({ needed: number } | { without: number });

type RuleChange = Partial<Pick<CourtRules, "vote" | "jurors" | "quorum">>;

/** Makes the tried rule the repository's own, with a way back. */
export function useRule(repository: Repository | null) {
  const { m } = useMessages();
  const toast = useToast();
  const words = m.insights.whatIf;
  const failed = (error: unknown) =>
    toast({ kind: "error", text: fill(words.failed, { reason: errorText(error) }) });
  const save = (id: string, rules: RuleChange) => changeRepository(id, { settings: { rules } });
  const undo = useMutation({
    mutationFn: ({ id, rules }: { id: string; rules: RuleChange }) => save(id, rules),
    onSuccess: ({ name }) => toast({ text: fill(words.undone, { repository: name }) }),
    onError: failed,
  });
  const change = useMutation({
    mutationFn: async ({ id, wish }: { id: string; wish: Wish }) => {
      const { name, settings } = await getRepository(id);
      const { vote, jurors, quorum } = settings.rules;
      if (jurors.length !== wish.seats)
        throw new Error(
          fill(words.otherJury, { repository: name, n: jurors.length, of: wish.seats }),
        );
      const before = { vote, jurors, quorum };
      return { before, after: await save(id, changeOf(wish, before)), wish };
    },
    onSuccess: ({ before, after: { id, name, settings }, wish }) =>
      toast({
        text:
          "without" in wish
            ? fill(words.usedWithout, { repository: name, n: settings.rules.jurors.length })
            : fill(words.used, {
                repository: name,
                rule: fill(words.rule, { n: wish.needed, of: settings.rules.jurors.length }),
              }),
        action: { label: m.common.undo, run: () => undo.mutate({ id, rules: before }) },
      }),
    onError: failed,
  });
  return {
    isBusy: change.isPending || undo.isPending,
    use: (wish: Wish) => {
      if (repository) change.mutate({ id: repository.id, wish });
    },
  };
}

function changeOf(
  wish: Wish,
  { jurors, quorum }: Required<Pick<CourtRules, "jurors" | "quorum">>,
): RuleChange {
  if ("needed" in wish) return { vote: { needed: wish.needed } };
  const fewer = jurors.filter((_juror, seat) => seat !== wish.without - 1);
  return { jurors: fewer, quorum: Math.min(quorum, fewer.length) };
}
