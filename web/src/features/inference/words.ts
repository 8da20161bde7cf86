// The words of the page on models.
import { messages } from "../../ui/i18n/language";

export const useWords = messages({
  fr: {
    title: "Modèles",
    lead: "Les modèles du groupement, où ils sont hébergés et jusqu’à quelles données ils peuvent servir.",
    isDefault: "par défaut",
    demonstration: "démonstration",
    ready: "disponible",
    unavailable: "indisponible",
    hosting: "Hébergement",
    highest: "Données acceptées",
    upTo: (name: string) => `jusqu’à «\u00a0${name}\u00a0»`,
    context: "Longueur maximale",
    tokens: (count: string) => `${count} jetons`,
    languages: "Langues",
    price: "Prix par million de jetons",
    priceText: (input: string, output: string) => `${input} lus, ${output} écrits`,
    free: "sans coût par jeton",
    none: "Le catalogue est vide.",
    starting: "démarrage en cours",
    addServer: "Ajouter un serveur de modèles",
    addServerText:
      "Tout serveur compatible avec l’interface d’OpenAI convient (vLLM, llama.cpp, Ollama…). " +
      "Ses modèles sont ajoutés au catalogue.",
    proposeFirst: "Proposer le premier de ces modèles dans les nouvelles conversations",
    addModels: "Ajouter ses modèles",
    required: "Ce champ est nécessaire.",
  },
  en: {
    title: "Models",
    lead: "The group's models, where they are hosted and up to which data they may be used.",
    isDefault: "default",
    demonstration: "demonstration",
    ready: "available",
    unavailable: "unavailable",
    hosting: "Hosting",
    highest: "Data accepted",
    upTo: (name: string) => `up to “${name}”`,
    context: "Greatest length",
    tokens: (count: string) => `${count} tokens`,
    languages: "Languages",
    price: "Price per million tokens",
    priceText: (input: string, output: string) => `${input} read, ${output} written`,
    free: "no cost per token",
    none: "The catalogue is empty.",
    starting: "starting",
    addServer: "Add a model server",
    addServerText:
      "Any server compatible with OpenAI's interface will do (vLLM, llama.cpp, Ollama…). " +
      "Its models are added to the catalogue.",
    proposeFirst: "Propose the first of these models in new conversations",
    addModels: "Add its models",
    required: "This field is needed.",
  },
});
