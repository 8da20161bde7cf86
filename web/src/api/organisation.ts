// Establishments, departments and professions: short lists that many pages name. Read through react-query.
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { Department, Establishment, LanguageModel, Profession } from "./types";

const LONG = 5 * 60_000;

export const establishmentsQuery = queryOptions({
  queryKey: ["establishments"],
  queryFn: ({ signal }) => api.get<Establishment[]>("/api/establishments", { signal }),
  staleTime: LONG,
});

export const departmentsQuery = queryOptions({
  queryKey: ["departments"],
  queryFn: ({ signal }) => api.get<Department[]>("/api/departments", { signal }),
  staleTime: LONG,
});

export const professionsQuery = queryOptions({
  queryKey: ["professions"],
  queryFn: ({ signal }) => api.get<Profession[]>("/api/professions", { signal }),
  staleTime: LONG,
});

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => api.get<LanguageModel[]>("/api/models", { signal }),
});
