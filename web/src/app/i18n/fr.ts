// The words of the shell and of the error pages, in French. English follows their type in en.ts.

export const fr = {
  skipToContent: "Aller au contenu",
  navigation: "Navigation principale",
  openNavigation: "Ouvrir la navigation",
  closeNavigation: "Fermer la navigation",
  newConversation: "Nouvelle conversation",
  home: "Accueil",
  conversations: "Conversations",
  administration: "Administration",
  audit: "Journal",
  demonstration: "Groupement de démonstration\u00a0: données fictives",
  recent: "Conversations récentes",
  days: {
    today: "Aujourd’hui",
    yesterday: "Hier",
    thisWeek: "Cette semaine",
    thisMonth: "Ces 30 derniers jours",
    earlier: "Plus ancien",
  },
  untitled: "Sans titre",
  allConversations: "Toutes les conversations",
  personMenu: (name: string) => `Compte de ${name}`,
  language: "Langue",
  theme: "Thème",
  light: "Clair",
  dark: "Sombre",
  automatic: "Automatique",
  myAccount: "Mon compte",
  signOut: "Se déconnecter",
  loading: "Chargement…",
  notFoundTitle: "Cette page n’existe pas",
  notFoundText: "L’adresse est peut-être incomplète, ou ce qu’elle montrait a été supprimé.",
  backHome: "Revenir à l’accueil",
  awayTitle: "Le service ne répond pas pour l’instant",
  awayText:
    "Rien n’est perdu de ce qui était enregistré. Le service reprend seul\u00a0: réessayez dans un instant. " +
    "Si cela dure, prévenez votre service informatique.",
  faultTitle: "Cette page n’a pas pu s’afficher",
  faultText: "Une erreur imprévue s’est produite. Réessayez\u00a0; si elle revient, donnez ce code à votre service informatique.",
  code: (code: string) => `Code\u00a0: ${code}`,
  retry: "Réessayer",
};

export type Words = typeof fr;
