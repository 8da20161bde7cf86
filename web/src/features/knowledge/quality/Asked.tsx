// How many questions were asked of a base and how many found nothing, by theme. Counts only; used by QualityTab.
import { Table, Text } from "@mantine/core";
import { useFormat } from "../../../ui/i18n/format";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import type { Quality } from "../types";
import classes from "./Quality.module.css";

/** The themes where most is missing; a long tail teaches nothing. */
const THEMES_SHOWN = 20;

export function Asked({ quality }: { quality: Quality }) {
  const t = useKnowledgeText().quality;
  const format = useFormat();
  const { asked, unanswered } = quality;
  const share = asked === 0 ? null : format.number(unanswered / asked, { style: "percent" });
  const themes = quality.themes.toSorted((a, b) => b.unanswered - a.unanswered || b.asked - a.asked);
  return (
    <>
      <Text mb="md">{t.askedText}</Text>
      <dl className={classes.figures}>
        <div>
          <dt>{t.asked}</dt>
          <dd>{format.number(asked)}</dd>
        </div>
        <div>
          <dt>{t.unanswered}</dt>
          <dd>
            {format.number(unanswered)}
            {share !== null && <span className={classes.share}> {t.share(share)}</span>}
          </dd>
        </div>
      </dl>
      {themes.length > 0 && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by keyboard
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t.themesTitle}>
          <Table captionSide="top">
            <Table.Caption>{t.themesText}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t.theme}</Table.Th>
                <Table.Th scope="col" className={classes.count ?? ""}>
                  {t.asked}
                </Table.Th>
                <Table.Th scope="col" className={classes.count ?? ""}>
                  {t.unanswered}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {themes.slice(0, THEMES_SHOWN).map((each) => (
                <Table.Tr key={each.theme}>
                  <Table.Th scope="row" className={classes.theme ?? ""}>
                    {each.theme === "" ? t.noTheme : each.theme}
                  </Table.Th>
                  <Table.Td className={classes.count ?? ""}>{format.number(each.asked)}</Table.Td>
                  <Table.Td className={classes.count ?? ""}>{format.number(each.unanswered)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}
