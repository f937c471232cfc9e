/** Logs as the `rlms` library writes them, in small. */

/** Two iterations, a sub-call that failed, and a nested run with its own trajectory. */
const rlmsLines = [
  {
    type: "metadata",
    timestamp: "2026-02-01T10:00:00.000000",
    root_model: "gpt-5",
    max_depth: 2,
    max_iterations: 30,
    backend: "openai",
    backend_kwargs: {},
    environment_type: "local",
    environment_kwargs: {},
    other_backends: null,
  },
  {
    type: "iteration",
    iteration: 1,
    timestamp: "2026-02-01T10:00:10.500000",
    prompt: [
      { role: "system", content: "You have a REPL." },
      {
        role: "user",
        content:
          "Answer the following: How many claims are there?\n\nYour context is a str of 900 total characters.",
      },
    ],
    response: "I look first.\n```repl\nprint(context[:10])\n```",
    code_blocks: [
      {
        code: "print(context[:10])",
        result: {
          stdout: "1. A claim",
          stderr: "",
          locals: { context: "1. A claim…" },
          execution_time: 6,
          rlm_calls: [
            {
              root_model: "gpt-5-mini",
              prompt: "Count the claims in this part.",
              response: "4",
              usage_summary: {
                model_usage_summaries: {
                  "gpt-5-mini": {
                    total_calls: 1,
                    total_input_tokens: 70,
                    total_output_tokens: 3,
                    total_cost: 0.001,
                  },
                },
                total_cost: 0.001,
              },
              execution_time: 2,
            },
            {
              root_model: "gpt-5-mini",
              prompt: "Count the rest.",
              response: "",
              usage_summary: { model_usage_summaries: {} },
              execution_time: 1,
              error: "The connection broke.",
            },
          ],
          final_answer: null,
        },
      },
    ],
    final_answer: null,
    iteration_time: 8,
  },
  {
    type: "iteration",
    iteration: 2,
    timestamp: "2026-02-01T10:00:30",
    prompt: [{ role: "user", content: "Turn 2/30:" }],
    response: "```repl\nFINAL_VAR(n)\n```",
    code_blocks: [
      {
        code: "n = rlm_query('all')",
        result: {
          stdout: "",
          stderr: "Traceback (most recent call last):\nNameError: name 'm' is not defined",
          locals: {},
          execution_time: 5,
          rlm_calls: [
            {
              root_model: "gpt-5-mini",
              prompt: "How many in all?",
              response: "7",
              usage_summary: {
                model_usage_summaries: {
                  "gpt-5-mini": {
                    total_calls: 2,
                    total_input_tokens: 200,
                    total_output_tokens: 20,
                  },
                },
              },
              execution_time: 4,
              metadata: {
                run_metadata: { root_model: "gpt-5-mini" },
                iterations: [
                  {
                    type: "iteration",
                    iteration: 1,
                    prompt: [{ role: "user", content: "How many in all?" }],
                    response: "```repl\nprint(7)\n```",
                    code_blocks: [
                      {
                        code: "print(7)",
                        result: {
                          stdout: "7",
                          stderr: "",
                          locals: {},
                          execution_time: 1,
                          rlm_calls: [],
                        },
                      },
                    ],
                    final_answer: "7",
                    iteration_time: 3,
                  },
                ],
              },
            },
          ],
        },
      },
    ],
    final_answer: ["FINAL", "7"],
    iteration_time: 15,
  },
];

export const rlms = rlmsLines.map((line) => JSON.stringify(line)).join("\n");

/** A nested run inside a nested run, as many levels deep as asked. */
export function deepRlms(levels: number): string {
  let iterations: object[] = [];
  for (let level = 0; level < levels; level += 1)
    iterations = [
      {
        type: "iteration",
        prompt: [{ role: "user", content: `level ${level}` }],
        response: "deeper",
        code_blocks: [
          {
            code: "rlm_query()",
            result: {
              stdout: "",
              stderr: "",
              locals: {},
              execution_time: 1,
              rlm_calls: [
                {
                  root_model: "m",
                  prompt: "deeper",
                  response: "",
                  execution_time: 1,
                  metadata: { iterations },
                },
              ],
            },
          },
        ],
        final_answer: "done",
        iteration_time: 1,
      },
    ];
  return [{ type: "metadata", root_model: "m" }, ...iterations]
    .map((line) => JSON.stringify(line))
    .join("\n");
}
