// Establishment, dates and types of documents, in a drawer that leaves the results their width. Rendered by SearchPage.
import { Button, Checkbox, Drawer, Group, Select, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { establishmentsQuery } from "../../../api/organisation";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import { useSearchText } from "./i18n/useSearchText";
import { countFilters, KINDS, kindsOf, type SearchPlace } from "./searchState";

interface FiltersProps {
  place: SearchPlace;
  onChange: (part: { [Name in keyof SearchPlace]: string | undefined }) => void;
}

export function Filters(props: FiltersProps) {
  const text = useSearchText();
  const [opened, { open, close }] = useDisclosure(false);
  const count = countFilters(props.place);
  return (
    <>
      <Button variant="default" size="sm" radius="xl" px="md" h={34} fz="0.875rem" fw={400} aria-haspopup="dialog" onClick={open}>
        {count === 0 ? text.filters : text.filtersSet(count)}
      </Button>
      {opened && <Over {...props} onClose={close} />}
    </>
  );
}

function Over({ place, onChange, onClose }: FiltersProps & { onClose: () => void }) {
  const text = useSearchText();
  const { data: establishments = [] } = useQuery(establishmentsQuery);
  useFocusGivenBack();
  return (
    <Drawer.Root opened onClose={onClose} position="right" size="min(100%, 24rem)">
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Its element is a page's banner to screen readers, and this is not one. */}
        <Drawer.Header role="none">
          <Drawer.Title>{text.filters}</Drawer.Title>
          <Drawer.CloseButton aria-label={text.closeFilters} />
        </Drawer.Header>
        <Drawer.Body>
          <Stack>
            <Select
              label={text.establishment}
              placeholder={text.anyEstablishment}
              data={establishments.map(({ id, name }) => ({ value: id, label: name }))}
              value={place.etablissement ?? null}
              onChange={(id) => onChange({ etablissement: id ?? undefined })}
              clearable
              searchable
            />
            <Group grow>
              <TextInput
                type="date"
                label={text.since}
                value={place.depuis ?? ""}
                max={place.jusque}
                onChange={(event) => onChange({ depuis: event.currentTarget.value })}
              />
              <TextInput
                type="date"
                label={text.until}
                value={place.jusque ?? ""}
                min={place.depuis}
                onChange={(event) => onChange({ jusque: event.currentTarget.value })}
              />
            </Group>
            <Checkbox.Group label={text.types} value={kindsOf(place.types)} onChange={(kinds) => onChange({ types: kinds.join(",") })}>
              <Stack gap="xs" mt={6}>
                {KINDS.map((kind) => (
                  <Checkbox key={kind} value={kind} label={text.kinds[kind]} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Group>
              <Button onClick={onClose}>{text.apply}</Button>
              {countFilters(place) > 0 && (
                <Button
                  variant="default"
                  onClick={() => onChange({ etablissement: undefined, depuis: undefined, jusque: undefined, types: undefined })}
                >
                  {text.clearFilters}
                </Button>
              )}
            </Group>
          </Stack>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
