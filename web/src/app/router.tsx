// Every address of the product and the page behind it. Each page is its own chunk, loaded when first opened.
//
// `gate` decides who sees what: the first use, the sign-in page, or the shell with the person's pages. It only
// spares people a page that could show nothing: rights are held by the server.
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { sessionQuery } from "../api/session";
import type { Session } from "../api/types";
import { placeInLists } from "../features/chat/list/place";
import { BASE_PARTS, type BasePart } from "../features/knowledge/base/parts";
import { placeOf } from "../features/knowledge/search/searchState";
import { partsFor } from "./administration/parts";
import { NotFoundPage } from "./errors/NotFoundPage";
import { FaultPage } from "./errors/FaultPage";
import { LoadingPage } from "./errors/LoadingPage";
import { returnPath } from "./returnPath";
import { RootLayout } from "./RootLayout";
import { Shell } from "./shell/Shell";

interface RouterContext {
  queryClient: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: RootLayout });

async function session(context: RouterContext): Promise<Session> {
  return context.queryClient.query(sessionQuery);
}

function token(search: Record<string, unknown>): { jeton?: string } {
  return typeof search.jeton === "string" ? { jeton: search.jeton } : {};
}

const firstUseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/premiers-pas",
  validateSearch: token,
  beforeLoad: async ({ context }) => {
    if ((await session(context)).state === "signed_in") redirect({ to: "/", throw: true });
  },
  component: lazyRouteComponent(() => import("./pages/FirstUseRoute"), "FirstUseRoute"),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/connexion",
  validateSearch: (search: Record<string, unknown>): { retour?: string } => {
    const path = returnPath(search.retour);
    return path === undefined ? {} : { retour: path };
  },
  beforeLoad: async ({ context, search }) => {
    const { state } = await session(context);
    if (state === "first_use") redirect({ to: "/premiers-pas", throw: true });
    if (state === "signed_in") redirect({ to: search.retour ?? "/", throw: true });
  },
  component: lazyRouteComponent(() => import("./pages/SignInRoute"), "SignInRoute"),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation",
  validateSearch: token,
  component: lazyRouteComponent(() => import("./pages/InvitationRoute"), "InvitationRoute"),
});

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  beforeLoad: async ({ context, location }) => {
    const { state } = await session(context);
    if (state === "first_use") redirect({ to: "/premiers-pas", throw: true });
    if (state === "signed_out") {
      const search = location.pathname === "/" ? {} : { retour: location.pathname };
      redirect({ to: "/connexion", search, throw: true });
    }
  },
  component: Shell,
});

/** `bases`: ids of knowledge bases, with commas between them, that the next question goes to. */
function basesAsked(search: Record<string, unknown>): { bases?: string } {
  return typeof search.bases === "string" && search.bases !== "" ? { bases: search.bases } : {};
}

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  validateSearch: basesAsked,
  component: lazyRouteComponent(() => import("./pages/HomeRoute"), "HomeRoute"),
});

const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/taches",
  component: lazyRouteComponent(() => import("../features/assistants/TasksPage"), "TasksPage"),
});

const taskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/taches/$taskId",
  // The question that is changed; left out, a new one.
  validateSearch: (search: Record<string, unknown>): { question?: string } =>
    typeof search.question === "string" ? { question: search.question } : {},
  component: lazyRouteComponent(() => import("./pages/TaskRoute"), "TaskRoute"),
});

const conversationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/conversations",
  validateSearch: placeInLists,
  component: lazyRouteComponent(() => import("../features/chat/list/ConversationsPage"), "ConversationsPage"),
});

const newConversationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/conversations/nouvelle",
  component: lazyRouteComponent(() => import("./pages/ConversationRoute"), "NewConversationRoute"),
});

const conversationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/conversations/$conversationId",
  // `?tour=`: the turn to show, as a search of conversations found it.
  validateSearch: ({ tour }: Record<string, unknown>): { tour?: string } => (typeof tour === "string" ? { tour } : {}),
  component: lazyRouteComponent(() => import("./pages/ConversationRoute"), "ConversationRoute"),
});

const sharedRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/partagees",
  component: lazyRouteComponent(() => import("../features/chat/sharing/SharedPage"), "SharedPage"),
});

const sharedConversationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/partagees/$conversationId",
  component: lazyRouteComponent(() => import("./pages/SharedRoute"), "SharedRoute"),
});

const basesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/connaissances",
  component: lazyRouteComponent(() => import("../features/knowledge/bases/BasesPage"), "BasesPage"),
});

const baseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/connaissances/$baseId",
  validateSearch: (search: Record<string, unknown>): { partie?: BasePart } =>
    BASE_PARTS.some((part) => part === search.partie) ? { partie: search.partie as BasePart } : {},
  component: lazyRouteComponent(() => import("./pages/BaseRoute"), "BaseRoute"),
});

/** `passage` is `<version id>.<number>`; `cites` holds the numbers of others of that version, with hyphens between. */
function placeInDocument(search: Record<string, unknown>): { version?: string; passage?: string; cites?: string } {
  const { version, passage, cites } = search;
  return {
    ...(typeof version === "string" ? { version } : {}),
    ...(typeof passage === "string" ? { passage } : {}),
    // The router reads « 3 » as a number.
    ...(typeof cites === "string" || typeof cites === "number" ? { cites: String(cites) } : {}),
  };
}

const documentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/documents/$documentId",
  validateSearch: placeInDocument,
  component: lazyRouteComponent(() => import("../features/knowledge/viewer/DocumentPage"), "DocumentPage"),
});

const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/recherche",
  validateSearch: placeOf,
  component: lazyRouteComponent(() => import("../features/knowledge/search/SearchPage"), "SearchPage"),
});

const protectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/proteger",
  component: lazyRouteComponent(() => import("../features/protection/documents/ProtectPage"), "ProtectPage"),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/mon-compte",
  component: lazyRouteComponent(() => import("./pages/AccountRoute"), "AccountRoute"),
});

/** `/administration` alone, and a part that is not the person's, lead to the first that is; without any, home. */
const administrationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/administration",
  beforeLoad: async ({ context, location }) => {
    const { person } = await session(context);
    const parts = person === null ? [] : partsFor(person);
    if (parts.some(({ to }) => location.pathname.startsWith(to))) return;
    redirect({ to: parts[0]?.to ?? "/", replace: true, throw: true });
  },
  component: lazyRouteComponent(() => import("./administration/AdministrationLayout"), "AdministrationLayout"),
});

const peopleRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: "/professionnels",
  component: lazyRouteComponent(() => import("../features/identity/people/PeoplePage"), "PeoplePage"),
});

const establishmentsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: "/etablissements",
  component: lazyRouteComponent(
    () => import("../features/identity/organisation/EstablishmentsPage"),
    "EstablishmentsPage",
  ),
});

const departmentsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: "/services",
  component: lazyRouteComponent(() => import("../features/identity/organisation/DepartmentsPage"), "DepartmentsPage"),
});

const professionsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: "/metiers",
  component: lazyRouteComponent(() => import("../features/identity/organisation/ProfessionsPage"), "ProfessionsPage"),
});

const modelsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: "/modeles",
  component: lazyRouteComponent(() => import("../features/inference/ModelsPage"), "ModelsPage"),
});

const policyRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: "/regles",
  component: lazyRouteComponent(() => import("../features/policy/PolicyPage"), "PolicyPage"),
});

const protectionReportsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: "/signalements",
  component: lazyRouteComponent(() => import("../features/protection/reports/ReportsPage"), "ReportsPage"),
});

const incidentsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: "/incidents",
  component: lazyRouteComponent(() => import("./pages/IncidentsRoute"), "IncidentsRoute"),
});

const feedbackRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: "/avis",
  component: lazyRouteComponent(() => import("../features/feedback/answers/FeedbackPage"), "FeedbackPage"),
});

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/journal",
  component: lazyRouteComponent(() => import("../features/audit/AuditPage"), "AuditPage"),
});

const routes = rootRoute.addChildren([
  firstUseRoute,
  signInRoute,
  invitationRoute,
  shellRoute.addChildren([
    homeRoute,
    tasksRoute,
    taskRoute,
    conversationsRoute,
    newConversationRoute,
    conversationRoute,
    sharedRoute,
    sharedConversationRoute,
    basesRoute,
    baseRoute,
    documentRoute,
    searchRoute,
    protectRoute,
    accountRoute,
    auditRoute,
    administrationRoute.addChildren([
      peopleRoute,
      establishmentsRoute,
      departmentsRoute,
      professionsRoute,
      modelsRoute,
      policyRoute,
      protectionReportsRoute,
      incidentsRoute,
      feedbackRoute,
    ]),
  ]),
]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: routes,
    context: { queryClient },
    defaultPreload: "intent",
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: FaultPage,
    defaultPendingComponent: LoadingPage,
    scrollRestoration: true,
    scrollToTopSelectors: ["#content"],
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
