// How well a base serves: what was asked and not found, what colleagues sent, what is overdue, how its search fares on
// questions with a known answer. For those who manage it; used by BasePage.
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../../ui/i18n/format";
import { TextLink } from "../../../ui/links";
import { Listing } from "../../../ui/Listing";
import { Panel } from "../../../ui/Panel";
import { Row, Rows } from "../../../ui/Rows";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { qualityQuery } from "../queries";
import type { Quality } from "../types";
import { Asked } from "./Asked";
import { Reports } from "./Reports";
import { TestSet } from "./TestSet";

export function QualityTab({ baseId }: { baseId: string }) {
  const t = useKnowledgeText().quality;
  const query = useQuery(qualityQuery(baseId));
  return (
    <Listing query={query}>
      {(quality) => (
        <Stack gap="lg">
          <Panel title={t.askedTitle}>
            <Asked quality={quality} />
          </Panel>
          <Panel title={t.reportsTitle}>
            <Reports baseId={baseId} reports={quality.reports} />
          </Panel>
          <Panel title={t.overdueTitle}>
            <Overdue overdue={quality.overdue} />
          </Panel>
          <Panel title={t.testTitle}>
            <TestSet baseId={baseId} test={quality.test} />
          </Panel>
        </Stack>
      )}
    </Listing>
  );
}

function Overdue({ overdue }: { overdue: Quality["overdue"] }) {
  const t = useKnowledgeText().quality;
  const format = useFormat();
  if (overdue.length === 0) return <Text c="dimmed">{t.noOverdue}</Text>;
  return (
    <Rows label={t.overdueTitle}>
      {overdue.map(({ id, name, review_on }) => (
        <Row
          key={id}
          title={name}
          detail={t.dueSince(format.date(review_on))}
          actions={
            <TextLink to="/documents/$documentId" params={{ documentId: id }} size="sm" aria-label={t.openNamed(name)}>
              {t.open}
            </TextLink>
          }
        />
      ))}
    </Rows>
  );
}
