// What the fields of a base hold, from and to what the server says. Used by BaseForm and by the settings of a base.
import type { Base, OwnerKind } from "../../../api/knowledge";
import type { DataClass } from "../../../api/types";
import type { NamedPerson } from "../readers/PersonField";
import type { BaseChange, NewBase } from "../types";

export interface BaseValues {
  name: string;
  description: string;
  owner: OwnerKind;
  /** Of an establishment's base, or of the department chosen; empty: not chosen yet. */
  establishmentId: string;
  departmentId: string;
  dataClass: DataClass;
  readers: string[];
  responsible: NamedPerson | null;
  /** "2027-03-01", or empty. */
  reviewOn: string;
}

export function valuesOf(base: Base): BaseValues {
  return {
    name: base.name,
    description: base.description,
    owner: base.owner.kind,
    establishmentId: base.owner.establishment_id ?? "",
    departmentId: base.owner.department_id ?? "",
    dataClass: base.data_class,
    readers: base.readers,
    responsible: base.responsible,
    reviewOn: base.review_on ?? "",
  };
}

function shared(values: BaseValues) {
  return {
    name: values.name.trim(),
    description: values.description.trim(),
    data_class: values.dataClass,
    review_on: values.reviewOn === "" ? null : values.reviewOn,
  };
}

export function toNewBase(values: BaseValues): NewBase {
  const { owner } = values;
  const isPlaced = owner === "establishment" || owner === "department";
  return {
    ...shared(values),
    owner: {
      kind: owner,
      establishment_id: isPlaced ? values.establishmentId : null,
      department_id: owner === "department" ? values.departmentId : null,
    },
    readers: owner === "person" ? [] : values.readers,
    responsible_id: owner === "person" ? null : (values.responsible?.id ?? null),
  };
}

/** A private base is read and answered for by its person alone: neither is sent. */
export function toChange(values: BaseValues): BaseChange {
  if (values.owner === "person") return shared(values);
  return {
    ...shared(values),
    readers: values.readers,
    ...(values.responsible === null ? {} : { responsible_id: values.responsible.id }),
  };
}
