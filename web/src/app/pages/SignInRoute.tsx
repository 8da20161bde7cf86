// Ties /connexion to the sign-in page; after it, the person goes where they wanted to go. Used by the router.
import { useRouter, useSearch } from "@tanstack/react-router";
import { SignInPage } from "../../features/identity/sign_in/SignInPage";

export function SignInRoute() {
  const router = useRouter();
  const { retour } = useSearch({ from: "/connexion" });
  return <SignInPage goesBack={retour !== undefined} onSignedIn={() => void router.navigate({ to: retour ?? "/", replace: true })} />;
}
