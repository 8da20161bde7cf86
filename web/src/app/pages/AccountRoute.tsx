// The account page with what it shows of other features: identity stands below them. Opened by the router.
import { MyIncidents } from "../../features/feedback/incidents/MyIncidents";
import { AccountPage } from "../../features/identity/account/AccountPage";

export function AccountRoute() {
  return <AccountPage incidents={<MyIncidents />} />;
}
