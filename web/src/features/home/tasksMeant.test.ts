// A task is found by its name, and by a sentence that says what one wants to do.
import { expect, test } from "vitest";
import { tasksMeant } from "./tasksMeant";

const TASKS = [
  { title: "Demander un protocole", summary: "Une réponse courte, avec la page du document d’où elle vient", tag: "Avec les sources" },
  { title: "Mettre des notes en document", summary: "Compte rendu, note de service, courrier ou procédure", tag: "Structure et titres" },
  { title: "Résumer une réunion", summary: "Décisions, actions, responsables et points ouverts", tag: "Notes ou transcription" },
  { title: "Répondre à un courriel", summary: "Une réponse prête à relire, dans le ton voulu", tag: "Vous restez l’auteur" },
];

test.each([
  ["proto", ["Demander un protocole"]],
  ["Écrire un courrier au docteur", ["Mettre des notes en document", "Répondre à un courriel"]],
  ["Faire le résumé de la réunion de mardi", ["Résumer une réunion"]],
  ["repondre aux courriels du matin", ["Répondre à un courriel", "Mettre des notes en document"]],
  ["Quelle dose de paracétamol pour un adulte ?", []],
])("« %s »", (typed, meant) => {
  expect(tasksMeant(typed, TASKS).map(({ title }) => title)).toEqual(meant);
});
