// What is sent is what the person sees: trimmed, and without a server when the switch is off.
import { expect, test } from "vitest";
import { toNewGroup, type GroupValues } from "./groupValues";

const VALUES: GroupValues = {
  groupName: " GHT de l’Exemple ",
  establishmentName: "CH de l’Exemple",
  displayName: "Camille Exemple",
  login: " camille ",
  password: " une phrase de passe ",
  again: " une phrase de passe ",
  withServer: false,
  address: "http://left.over",
  apiKey: "secret",
  hosting: "hds",
};

test("fields that are hidden are not sent", () => {
  expect(toNewGroup("t", VALUES).model_server).toBeNull();
  expect(toNewGroup("t", { ...VALUES, withServer: true }).model_server).toEqual({
    address: "http://left.over",
    api_key: "secret",
    hosting: "hds",
  });
});

test("names lose their spaces, a password keeps its own", () => {
  const { group_name, administrator } = toNewGroup("t", VALUES);
  expect([group_name, administrator.login, administrator.password]).toEqual([
    "GHT de l’Exemple",
    "camille",
    " une phrase de passe ",
  ]);
});
