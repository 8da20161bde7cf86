// What stands around every page, shell or not: the language the person chose, once known. Used by the router.
import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { useSession } from "../api/session";
import { useLanguage } from "../ui/i18n/language";

export function RootLayout() {
  const chosen = useSession()?.person?.language;
  const { setLanguage } = useLanguage();
  useEffect(() => {
    if (chosen !== undefined) setLanguage(chosen);
  }, [chosen, setLanguage]);
  return <Outlet />;
}
