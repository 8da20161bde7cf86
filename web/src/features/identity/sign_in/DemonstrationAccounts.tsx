// The fictitious people of a demonstration group, each one click away. Used by SignInPage.
import { Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client";
import type { DemonstrationAccount, Role } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { useLabels } from "../../../ui/i18n/labels";
import { matches } from "../../../ui/search";
import classes from "./DemonstrationAccounts.module.css";
import { useWords } from "./words";

/** A filter is only worth its place when the list does not fit on a screen. */
const FILTERED_FROM = 12;

interface Props {
  onPick: (account: { login: string; password: string }) => void;
  busy: boolean;
}

function rolesOf(account: DemonstrationAccount): Role[] {
  return account.roles.map((held) => (typeof held === "string" ? held : held.role));
}

export function DemonstrationAccounts({ onPick, busy }: Props) {
  const t = useWords();
  const labels = useLabels();
  const [filter, setFilter] = useState("");
  const { data, error, refetch } = useQuery({
    queryKey: ["demonstration-accounts"],
    queryFn: ({ signal }) => api.get<DemonstrationAccount[]>("/api/demonstration/accounts", { signal }),
  });
  const lines = (data ?? []).map((account) => ({
    account,
    where: [account.profession, account.establishment_name].filter(Boolean).join(" · "),
    roles: rolesOf(account)
      .filter((role) => role !== "professional")
      .map((role) => labels.role[role])
      .join(", "),
  }));
  const shown = lines.filter(({ account, where, roles }) => matches(filter, account.display_name, where, roles));
  return (
    <Stack component="section" mt={48} gap="sm" aria-labelledby="demonstration-accounts">
      <Title order={2} id="demonstration-accounts">
        {t.demonstrationTitle}
      </Title>
      <Text c="dimmed">{t.demonstrationLead}</Text>
      <Failure error={error} onRetry={() => void refetch()} />
      {lines.length >= FILTERED_FROM && (
        <TextInput
          type="search"
          label={t.search}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          maw={440}
        />
      )}
      <ul className={classes.accounts}>
        {shown.map(({ account, where, roles }) => (
          <li key={account.login}>
            <button
              type="button"
              className={classes.account}
              disabled={busy}
              onClick={() => onPick({ login: account.login, password: account.password })}
            >
              <span className={classes.name}>{account.display_name}</span>
              <span className={classes.where}>{where}</span>
              {roles !== "" && <span className={classes.roles}>{roles}</span>}
            </button>
          </li>
        ))}
      </ul>
      {data !== undefined && shown.length === 0 && <Text role="status">{t.none}</Text>}
    </Stack>
  );
}
