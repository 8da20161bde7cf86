// Which tasks one's own page begins with.
import { expect, it } from "vitest";
import type { Base } from "../../api/knowledge";
import type { Task } from "../../api/tasks";
import { ownTasks } from "./ownTasks";

function task(id: string, forMe: boolean, kind = "long"): Task {
  return { id, for_me: forMe, fields: [{ kind }] } as Task;
}

const HERE = { owner: { establishment_id: "here" } } as Base;
const OURS = { owner: { establishment_id: null } } as Base;
const protocol = task("ask_protocol", false, "bases");
const meeting = task("summarise_meeting", true);
const family = task("rewrite_for_family", false);

const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id);

it("shows those of the profession", () => {
  expect(ids(ownTasks([meeting, protocol, family], [], "here"))).toEqual(["summarise_meeting"]);
});

it("adds asking a protocol where one's establishment published a base, and only there", () => {
  expect(ids(ownTasks([meeting, protocol], [HERE], "here"))).toEqual(["summarise_meeting", "ask_protocol"]);
  expect(ids(ownTasks([meeting, protocol], [HERE], "there"))).toEqual(["summarise_meeting"]);
  expect(ids(ownTasks([meeting, protocol], [OURS], null))).toEqual(["summarise_meeting"]);
});

it("shows all to somebody of no known profession", () => {
  expect(ids(ownTasks([protocol, family], [], null))).toEqual(["ask_protocol", "rewrite_for_family"]);
});
