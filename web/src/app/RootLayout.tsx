// What stands around every page, shell or not: the language of the person, once known. Used by the router.
import { Outlet } from "@tanstack/react-router";

export function RootLayout() {
  return <Outlet />;
}
