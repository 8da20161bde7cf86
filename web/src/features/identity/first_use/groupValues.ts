// What the form of the first use holds, and what of it is sent. Used by GroupForm and its fields.
import type { NewGroup } from "../../../api/types";
import type { ModelServerValues } from "../../../ui/ModelServerFields";
import type { PasswordValues } from "../../../ui/NewPassword";

export interface GroupValues extends PasswordValues, ModelServerValues {
  groupName: string;
  establishmentName: string;
  displayName: string;
  login: string;
  withServer: boolean;
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
