// The home page, and what marks personal data in its box, which comes after the page itself. Used by the router.
import { lazy, Suspense } from "react";
import { HomePage } from "../../features/home/HomePage";
import { MarksBehindContext, type MarksBehindProps } from "../../ui/asking";

const LazyMarks = lazy(() => import("../../features/chat/asking/MarksBehind").then(({ MarksBehind }) => ({ default: MarksBehind })));

function showMarks(props: MarksBehindProps) {
  return (
    <Suspense fallback={null}>
      <LazyMarks {...props} />
    </Suspense>
  );
}

export function HomeRoute() {
  return (
    <MarksBehindContext value={showMarks}>
      <HomePage />
    </MarksBehindContext>
  );
}
