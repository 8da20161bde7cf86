// Ties /premiers-pas?jeton=… to the page of the first use. Used by the router.
import { useRouter, useSearch } from "@tanstack/react-router";
import { FirstUsePage } from "../../features/identity/first_use/FirstUsePage";

export function FirstUseRoute() {
  const router = useRouter();
  const { jeton } = useSearch({ from: "/premiers-pas" });
  return <FirstUsePage token={jeton ?? ""} onSignedIn={() => void router.navigate({ to: "/", replace: true })} />;
}
