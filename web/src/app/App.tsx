// The providers around every page: language, looks, notifications, server data, router. Mounted by main.tsx.
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { LanguageProvider } from "../ui/i18n/language";
import { colourSchemes, cssVariables, theme } from "../ui/theme";
import { BarColour } from "./BarColour";
import { Notices } from "./Notices";
import { makeQueryClient } from "./queryClient";
import { makeRouter } from "./router";

export function App() {
  const [queryClient] = useState(makeQueryClient);
  const [router] = useState(() => makeRouter(queryClient));
  return (
    <LanguageProvider>
      <MantineProvider
        theme={theme}
        colorSchemeManager={colourSchemes}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
      >
        <BarColour />
        <Notices />
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </LanguageProvider>
  );
}
