// What the form of the first use holds, and what of it is sent. Used by GroupForm and its fields.
import type { Hosting, NewGroup } from "../../../api/types";

export interface GroupValues {
  groupName: string;
  establishmentName: string;
  displayName: string;
  login: string;
  password: string;
  again: string;
  withServer: boolean;
  address: string;
  apiKey: string;
  hosting: Hosting;
}

/** The server's fields are only sent when the switch is on, whatever stays in the hidden fields. */
export function toNewGroup(token: string, values: GroupValues): NewGroup {
  return {
    token,
    group_name: values.groupName.trim(),
    establishment_name: values.establishmentName.trim(),
    administrator: {
      display_name: values.displayName.trim(),
      login: values.login.trim(),
      password: values.password,
    },
    model_server: values.withServer
      ? { address: values.address.trim(), api_key: values.apiKey.trim(), hosting: values.hosting }
      : null,
  };
}
