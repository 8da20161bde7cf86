// Ties the address of a knowledge base and of its parts to the page of features/knowledge. Used by the router.
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { BasePage } from "../../features/knowledge/base/BasePage";

export function BaseRoute() {
  const navigate = useNavigate();
  const { baseId } = useParams({ from: "/shell/connaissances/$baseId" });
  const { partie } = useSearch({ from: "/shell/connaissances/$baseId" });
  return (
    <BasePage
      key={baseId}
      baseId={baseId}
      part={partie ?? "documents"}
      onPart={(part) =>
        void navigate({
          to: "/connaissances/$baseId",
          params: { baseId },
          search: part === "documents" ? {} : { partie: part },
          replace: true,
        })
      }
    />
  );
}
