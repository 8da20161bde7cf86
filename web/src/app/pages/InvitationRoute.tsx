// Ties /invitation?jeton=… to the page where an invited person chooses a password. Used by the router.
import { useRouter, useSearch } from "@tanstack/react-router";
import { InvitationPage } from "../../features/identity/invitation/InvitationPage";

export function InvitationRoute() {
  const router = useRouter();
  const { jeton } = useSearch({ from: "/invitation" });
  return <InvitationPage token={jeton ?? ""} onSignedIn={() => void router.navigate({ to: "/", replace: true })} />;
}
