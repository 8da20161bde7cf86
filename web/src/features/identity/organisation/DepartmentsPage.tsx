// The departments of each establishment. Opened by the router for those who administer.
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { departmentsQuery, establishmentsQuery } from "../../../api/organisation";
import type { Department } from "../../../api/types";
import { Listing } from "../../../ui/Listing";
import { Page } from "../../../ui/Page";
import { Row, Rows } from "../../../ui/Rows";
import { Tag } from "../../../ui/Tag";
import { DepartmentForm } from "./DepartmentForm";
import { useWords } from "./words";

export function DepartmentsPage() {
  const t = useWords();
  const words = t.departments;
  const query = useQuery(departmentsQuery);
  const { data: establishments = [] } = useQuery(establishmentsQuery);
  const [shown, setShown] = useState("");
  const [edited, setEdited] = useState<Department | "new" | null>(null);
  const nameOf = (id: string) => establishments.find((each) => each.id === id)?.name ?? "";
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={<Button onClick={() => setEdited("new")}>{words.add}</Button>}
    >
      <NativeSelect
        label={words.establishment}
        value={shown}
        onChange={(event) => setShown(event.currentTarget.value)}
        data={[{ value: "", label: words.every }, ...establishments.map(({ id, name }) => ({ value: id, label: name }))]}
        maw={360}
        mb="md"
      />
      <Listing
        query={{ ...query, data: query.data?.filter((each) => shown === "" || each.establishment_id === shown) }}
        isEmpty={(departments) => departments.length === 0}
        empty={t.none}
      >
        {(departments) => (
          <Rows label={words.title}>
            {departments.map((each) => (
              <Row
                key={each.id}
                title={each.name}
                retired={!each.active}
                detail={nameOf(each.establishment_id)}
                marks={!each.active && <Tag>{t.inactive}</Tag>}
                actions={
                  <Button
                    variant="default"
                    size="compact-md"
                    aria-label={t.editNamed(each.name)}
                    onClick={() => setEdited(each)}
                  >
                    {t.edit}
                  </Button>
                }
              />
            ))}
          </Rows>
        )}
      </Listing>
      {edited !== null && (
        <DepartmentForm
          department={edited === "new" ? null : edited}
          establishments={establishments}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}
