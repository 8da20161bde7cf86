// The words of the sign-in page.
import { messages } from "../../../ui/i18n/language";

export const useWords = messages({
  fr: {
    title: "Se connecter",
    goesBack: "Connectez-vous pour continuer\u00a0: vous retrouverez la page où vous étiez, et ce que vous y aviez écrit.",
    login: "Identifiant",
    password: "Mot de passe",
    show: "Afficher ou masquer la saisie",
    submit: "Se connecter",
    required: "Ce champ est nécessaire.",
    forgotten: "Mot de passe oublié\u00a0? Demandez un nouveau lien d’invitation à l’administrateur de votre établissement.",
    demonstrationTitle: "Essayer avec un compte de démonstration",
    demonstrationLead: "Les personnes et les données sont fictives. Choisissez un compte\u00a0: vous serez connecté aussitôt.",
    search: "Filtrer par métier, rôle ou établissement",
    none: "Aucun compte ne correspond.",
  },
  en: {
    title: "Sign in",
    goesBack: "Sign in to go on: you will find the page where you were, and what you had written there.",
    login: "Login",
    password: "Password",
    show: "Show or hide what is typed",
    submit: "Sign in",
    required: "This field is needed.",
    forgotten: "Forgotten password? Ask your establishment's administrator for a new invitation link.",
    demonstrationTitle: "Try a demonstration account",
    demonstrationLead: "People and data are fictitious. Choose an account: you are signed in at once.",
    search: "Filter by profession, role or establishment",
    none: "No account matches.",
  },
});
