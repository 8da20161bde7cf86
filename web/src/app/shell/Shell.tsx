// The frame of every signed-in page. Used by the router.
import { Outlet } from "@tanstack/react-router";

export function Shell() {
  return (
    <main id="content">
      <Outlet />
    </main>
  );
}
