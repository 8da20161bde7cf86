// The guided tasks, in the person's language and those of their profession first. Read by home, forms, thread and palette.
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Task = Schemas["TaskView"];
export type TaskField = Schemas["FieldView"];

/** What stands in a form: text or the id of an option, by field. */
export type TaskValues = Record<string, string>;

export const tasksQuery = queryOptions({
  queryKey: ["tasks"],
  queryFn: ({ signal }) => api.get<Task[]>("/api/tasks", { signal }),
  staleTime: Infinity,
});
