// The short notices that something was done or failed, above the page and clear of the box one writes in. Mounted by App.
import { MantineThemeProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { messages } from "../ui/i18n/language";

const useWords = messages({ fr: { close: "Fermer" }, en: { close: "Close" } });

export function Notices() {
  const { close } = useWords();
  // Mantine leaves the button that closes a notice without a name.
  const named = { components: { Notification: { defaultProps: { withBorder: true, closeButtonProps: { "aria-label": close } } } } };
  return (
    <MantineThemeProvider theme={named} inherit>
      <Notifications position="top-center" limit={3} />
    </MantineThemeProvider>
  );
}
