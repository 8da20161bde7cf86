// One model of the catalogue. Used by ModelsPage.
import { Group, Paper, Text, Title } from "@mantine/core";
import type { LanguageModel } from "../../api/types";
import { Facts } from "../../ui/Facts";
import { useFormat } from "../../ui/i18n/format";
import { useLabels } from "../../ui/i18n/labels";
import { useLanguage } from "../../ui/i18n/language";
import { Tag } from "../../ui/Tag";
import { useWords } from "./words";

const EUROS: Intl.NumberFormatOptions = { style: "currency", currency: "EUR" };

export function ModelCard({ model }: { model: LanguageModel }) {
  const t = useWords();
  const labels = useLabels();
  const format = useFormat();
  const { language } = useLanguage();
  const purpose = language === "fr" ? model.purpose_fr : model.purpose_en;
  const warning = language === "fr" ? model.warning_fr : model.warning_en;
  const names = new Intl.DisplayNames(language, { type: "language" });
  const { price } = model;
  const costs = price !== null && price.per_million_input + price.per_million_output > 0;
  return (
    <Paper withBorder radius="lg" p={{ base: "md", sm: "lg" }} component="article" aria-labelledby={`model-${model.id}`}>
      <Group gap="xs" mb={4}>
        <Title order={2} id={`model-${model.id}`}>
          {model.name}
        </Title>
        {model.is_default && <Tag tone="accent">{t.isDefault}</Tag>}
        <Tag tone={model.state === "unavailable" ? "danger" : "plain"}>{t[model.state]}</Tag>
        {model.demonstration && <Tag tone="attention">{t.demonstration}</Tag>}
      </Group>
      <Text mb="md">{model.demonstration && warning !== null ? warning : purpose}</Text>
      <Facts
        facts={[
          [t.hosting, labels.hostingHelp[model.hosting]],
          [t.highest, t.upTo(labels.dataClass[model.highest_class])],
          [t.context, t.tokens(format.number(model.context_tokens))],
          [t.languages, format.list(model.languages.map((code) => names.of(code) ?? code))],
          [
            t.price,
            price === null
              ? null
              : costs
                ? t.priceText(format.number(price.per_million_input, EUROS), format.number(price.per_million_output, EUROS))
                : t.free,
          ],
        ]}
      />
    </Paper>
  );
}
