// One base: what it is, then its documents, how well it serves, its settings. Opened by app/pages/BaseRoute.
import { Group, Loader, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { Base } from "../../../api/knowledge";
import { Listing } from "../../../ui/Listing";
import { ButtonLink, TextLink } from "../../../ui/links";
import { Page } from "../../../ui/Page";
import { DocumentsTab } from "../documents/DocumentsTab";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { baseQuery } from "../queries";
import { BaseFacts } from "./BaseFacts";
import type { BasePart } from "./parts";

// Of those who manage only: the others never load them.
const QualityTab = lazy(() => import("../quality/QualityTab").then((module) => ({ default: module.QualityTab })));
const SettingsTab = lazy(() => import("../settings/SettingsTab").then((module) => ({ default: module.SettingsTab })));

interface Props {
  baseId: string;
  part: BasePart;
  onPart: (part: BasePart) => void;
}

export function BasePage({ baseId, part, onPart }: Props) {
  const t = useKnowledgeText();
  const query = useQuery(baseQuery(baseId));
  const base = query.data;
  const above = (
    <TextLink to="/connaissances" size="sm">
      {t.bases.title}
    </TextLink>
  );
  if (base === undefined) {
    return (
      <Page title={t.base.title} above={above}>
        <Listing query={query}>{() => null}</Listing>
      </Page>
    );
  }
  return (
    <Page
      title={base.name}
      above={above}
      lead={base.description === "" ? undefined : base.description}
      actions={
        <Group gap="xs">
          <ButtonLink to="/" search={{ bases: base.id }}>
            {t.bases.ask}
          </ButtonLink>
          <ButtonLink to="/recherche" search={{ bases: base.id }} variant="default">
            {t.bases.search}
          </ButtonLink>
        </Group>
      }
    >
      <BaseFacts base={base} />
      {base.managed ? <Parts base={base} part={part} onPart={onPart} /> : <DocumentsTab base={base} />}
    </Page>
  );
}

function Parts({ base, part, onPart }: { base: Base; part: BasePart; onPart: (part: BasePart) => void }) {
  const t = useKnowledgeText().base;
  return (
    <Tabs value={part} onChange={(value) => onPart(value as BasePart)} keepMounted={false}>
      <Tabs.List aria-label={t.parts} mb="lg">
        <Tabs.Tab value="documents">{t.documents}</Tabs.Tab>
        <Tabs.Tab value="qualite">{t.quality}</Tabs.Tab>
        <Tabs.Tab value="reglages">{t.settings}</Tabs.Tab>
      </Tabs.List>
      <Suspense fallback={<Loader type="dots" role="status" aria-label={t.loading} />}>
        <Tabs.Panel value="documents">
          <DocumentsTab base={base} />
        </Tabs.Panel>
        <Tabs.Panel value="qualite">
          <QualityTab baseId={base.id} />
        </Tabs.Panel>
        <Tabs.Panel value="reglages">
          <SettingsTab base={base} />
        </Tabs.Panel>
      </Suspense>
    </Tabs>
  );
}
