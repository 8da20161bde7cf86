// What one should know of a base before trusting it: whose, what it holds, who answers for it. Used by BasePage.
import { Text } from "@mantine/core";
import type { Base } from "../../../api/knowledge";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { Tag } from "../../../ui/Tag";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import classes from "./Base.module.css";

export function BaseFacts({ base }: { base: Base }) {
  const t = useKnowledgeText();
  const labels = useLabels();
  const format = useFormat();
  const { owner } = base;
  const readers = base.readers_described.map(({ label }) => label);
  return (
    <dl className={classes.facts}>
      <Fact name={t.base.owner}>
        {[owner.department_name, owner.establishment_name].filter(Boolean).join(", ") || t.base.owners[owner.kind]}
      </Fact>
      <Fact name={t.base.dataClass}>{t.fields.className(labels.dataClass[base.data_class])}</Fact>
      {owner.kind !== "person" && <Fact name={t.base.responsible}>{base.responsible?.name ?? t.base.nobody}</Fact>}
      {owner.kind !== "person" && (base.managed || readers.length > 0) && (
        <Fact name={t.base.readers}>{readers.length === 0 ? t.readers.none : readers.join("\u00a0; ")}</Fact>
      )}
      {base.review_on !== null && (
        <Fact name={t.base.review}>
          {format.date(base.review_on)} {base.review_overdue && <Tag tone="attention">{t.overdue}</Tag>}
        </Fact>
      )}
      <Fact name={t.base.searched}>
        {base.by_sense ? (
          t.bySense
        ) : (
          <>
            {t.wordsOnly}{" "}
            <Text span size="sm" c="dimmed">
              {t.wordsOnlyReason}
            </Text>
          </>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
