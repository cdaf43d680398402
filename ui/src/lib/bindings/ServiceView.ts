import type { ServiceStatus } from "./ServiceStatus";
import type { UpdateAdvice } from "./UpdateAdvice";
import type { View } from "./View";

export type ServiceView = { view: View<ServiceStatus>; update: UpdateAdvice; sandbox_page: string | null };
