// Entrance of the web front end: providers and router, mounted on the page. Loaded by index.html.
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./global.css";
import "./forcedColors.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
