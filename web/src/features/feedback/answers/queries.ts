// What people say of answers: counted by model, and the comments. Used by the page beside.
import { queryOptions } from "@tanstack/react-query";
import { feedback } from "../../../api/answers";

export const summaryQuery = queryOptions({
  queryKey: ["feedback", "summary"],
  queryFn: ({ signal }) => feedback.summary(signal),
});

export const commentsQuery = queryOptions({
  queryKey: ["feedback", "comments"],
  queryFn: ({ signal }) => feedback.comments(signal),
  // Each reading goes on the audit record: once for each time that somebody asks for them.
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  gcTime: 0,
});
